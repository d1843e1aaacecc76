import contacts from '../../contacts/texts.pl.json';
import segments from '../../segments/texts.pl.json';
import editor from '../../editor/texts.pl.json';
import app from '../texts.pl.json';
import entrances from '../../entrances/texts.pl.json';
import flows from '../../flows/texts.pl.json';
import home from '../../home/texts.pl.json';
import sequences from '../../sequences/texts.pl.json';
import session from '../../session/texts.pl.json';
import settings from '../../settings/texts.pl.json';
import simulator from '../../simulator/texts.pl.json';
import steps from '../../steps/texts.pl.json';
import topics from '../../topics/texts.pl.json';

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
