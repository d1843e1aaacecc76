import contacts from '../../contacts/texts.en.json';
import segments from '../../segments/texts.en.json';
import editor from '../../editor/texts.en.json';
import app from '../texts.en.json';
import entrances from '../../entrances/texts.en.json';
import flows from '../../flows/texts.en.json';
import home from '../../home/texts.en.json';
import sequences from '../../sequences/texts.en.json';
import session from '../../session/texts.en.json';
import settings from '../../settings/texts.en.json';
import simulator from '../../simulator/texts.en.json';
import steps from '../../steps/texts.en.json';
import topics from '../../topics/texts.en.json';

export default {
  app,
  contacts,
  editor,
  entrances,
  flows,
  home,
  segments,
  sequences,
  session,
  settings,
  simulator,
  steps,
  topics,
};
