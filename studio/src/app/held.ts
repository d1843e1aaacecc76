import { useQuery } from '@tanstack/react-query';
import { pageQuery } from '../api/pages';
import { workspaceQuery } from '../api/settings';
import { usePageId, usePlace } from './place';

/** Others may turn the brake, and no stream tells of it. */
const LOOK_AGAIN = 30_000;

/** What the brake holds of what would go out here: this page, or every page of the workspace. */
export function useHeld(): 'page' | 'workspace' | null {
  const { workspace } = usePlace();
  const page = useQuery({ ...pageQuery(usePageId()), refetchInterval: LOOK_AGAIN });
  const whole = useQuery({ ...workspaceQuery(workspace.id), refetchInterval: LOOK_AGAIN });
  if (whole.data?.paused === true) return 'workspace';
  return page.data?.paused === true ? 'page' : null;
}
