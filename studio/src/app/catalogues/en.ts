import app from '../texts.en.json';
import home from '../../home/texts.en.json';
import session from '../../session/texts.en.json';
import settings from '../../settings/texts.en.json';
import topics from '../../topics/texts.en.json';

export default { app, home, session, settings, topics };
