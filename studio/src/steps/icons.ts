import {
  IconArrowForward,
  IconArrowsSplit,
  IconBellRinging,
  IconBolt,
  IconClock,
  IconFilter,
  IconFlag,
  IconHeadset,
  IconHelpCircle,
  IconMessage,
  type Icon,
} from '@tabler/icons-react';
import type { StepKind } from '../editor/model/document';

/** What each kind of step is recognised by. */
export const STEP_ICONS: Readonly<Record<StepKind, Icon>> = {
  message: IconMessage,
  question: IconHelpCircle,
  consent: IconBellRinging,
  condition: IconFilter,
  action: IconBolt,
  wait: IconClock,
  split: IconArrowsSplit,
  'go-to': IconArrowForward,
  'hand-over': IconHeadset,
  end: IconFlag,
};
