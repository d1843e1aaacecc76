import app from '../texts.pl.json';
import home from '../../home/texts.pl.json';
import session from '../../session/texts.pl.json';
import settings from '../../settings/texts.pl.json';
import topics from '../../topics/texts.pl.json';

export default { app, home, session, settings, topics };
