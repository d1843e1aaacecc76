import { useCallback, useEffect } from 'react';
import { newId } from '../ui/ids';
import type { Editor } from './editor';
import { type Clip, clipAsText, clipOf, copied, cornerOf, unpacked } from './model/clip';

/** Where the last clip is kept beside the system's clipboard, which only keys may read: for buttons, and other tabs. */
const KEPT = 'rytm.clip';
const ASIDE = 40;

export interface Clipboard {
  readonly copy: () => void;
  readonly cut: () => void;
  readonly paste: () => void;
  readonly duplicate: () => void;
}

type Hand = Pick<Editor, 'document' | 'chosen' | 'choose' | 'edit' | 'camera' | 'mayEdit'>;

/** Copies, cuts and pastes steps and notes, in one flow and from one into another. */
export function useClipboard({ document: flow, chosen, choose, edit, camera, mayEdit }: Hand): Clipboard {
  const put = useCallback(
    (clip: Clip, at: { x: number; y: number }) => {
      if (!mayEdit) return;
      const part = unpacked(clip, at, newId);
      edit({ kind: 'insert', part });
      choose([...part.steps.map(({ id }) => id), ...Object.keys(part.layout.notes)]);
    },
    [mayEdit, edit, choose],
  );
  const copy = useCallback(() => {
    const clip = copied(flow, chosen);
    if (clip) localStorage.setItem(KEPT, clipAsText(clip));
    return clip;
  }, [flow, chosen]);
  const cut = useCallback(() => {
    const clip = mayEdit ? copy() : undefined;
    if (clip) edit({ kind: 'remove', ids: chosen });
    return clip;
  }, [mayEdit, copy, edit, chosen]);
  const paste = useCallback(
    (text: string) => {
      const clip = clipOf(text);
      if (clip) put(clip, camera.middle());
      return clip !== undefined;
    },
    [put, camera],
  );
  const duplicate = useCallback(() => {
    const clip = copied(flow, chosen);
    if (clip === undefined) return;
    const corner = cornerOf(clip);
    put(clip, { x: corner.x + ASIDE, y: corner.y + ASIDE });
  }, [flow, chosen, put]);
  useKeys(copy, cut, paste);
  return {
    copy: () => void copy(),
    cut: () => void cut(),
    paste: () => void paste(localStorage.getItem(KEPT) ?? ''),
    duplicate,
  };
}

/** The browser's own events, which come by every key and menu that people are used to. */
function useKeys(copy: () => Clip | undefined, cut: () => Clip | undefined, paste: (text: string) => boolean) {
  useEffect(() => {
    const take = (event: ClipboardEvent, clip: Clip | undefined) => {
      if (clip === undefined) return;
      event.clipboardData?.setData('text/plain', clipAsText(clip));
      event.preventDefault();
    };
    const onCopy = (event: ClipboardEvent) => !isWriting(event) && take(event, copy());
    const onCut = (event: ClipboardEvent) => !isWriting(event) && take(event, cut());
    const onPaste = (event: ClipboardEvent) => {
      if (!isWriting(event) && paste(event.clipboardData?.getData('text/plain') ?? '')) event.preventDefault();
    };
    document.addEventListener('copy', onCopy);
    document.addEventListener('cut', onCut);
    document.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('copy', onCopy);
      document.removeEventListener('cut', onCut);
      document.removeEventListener('paste', onPaste);
    };
  }, [copy, cut, paste]);
}

/** Whether somebody copies or pastes ordinary text. */
function isWriting({ target }: Event): boolean {
  const inField = target instanceof Element && target.closest('input, textarea, [role="dialog"]') !== null;
  return inField || !(document.getSelection()?.isCollapsed ?? true);
}
