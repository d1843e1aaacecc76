import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { api, body } from './client';
import type { FieldType, LabelEditEditForm, LabelEditSubject, LabelFieldView } from './schema';

export type { FieldType, LabelEditEditView, LabelEditSubject, LabelFieldView, LabelTag } from './schema';

/** How often an edit under way is looked at. */
const WATCHED = 1_500;

export const tagsQuery = (page: string) =>
  queryOptions({
    queryKey: ['pages', page, 'tags'],
    queryFn: async () => (await body(api.GET('/api/v1/pages/{page}/tags', { params: { path: { page } } }))).tags,
  });

export const fieldsQuery = (page: string) =>
  queryOptions({
    queryKey: ['pages', page, 'fields'],
    queryFn: async () => (await body(api.GET('/api/v1/pages/{page}/fields', { params: { path: { page } } }))).fields,
  });

/** Edits of names; looked at again as long as one of them is under way. */
export const labelEditsQuery = (page: string) =>
  queryOptions({
    queryKey: ['pages', page, 'label-edits'],
    queryFn: async () =>
      (await body(api.GET('/api/v1/pages/{page}/label-edits', { params: { path: { page } } }))).edits,
    refetchInterval: (query) =>
      query.state.data?.some((edit) => edit.finishedAt === undefined || (edit.left ?? 0) > 0) ? WATCHED : false,
  });

/** Flows, topics and segments that name it. */
export const labelUsesQuery = (page: string, subject: LabelEditSubject, name: string) =>
  queryOptions({
    queryKey: ['pages', page, 'label-uses', subject, name],
    queryFn: async () =>
      (await body(api.GET('/api/v1/pages/{page}/label-uses', { params: { path: { page }, query: { subject, name } } })))
        .uses,
  });

/** What can be done to names for everybody who has them. */
export function useLabelChanges(page: string) {
  const client = useQueryClient();
  const renew = async () => {
    await client.invalidateQueries({ queryKey: ['pages', page, 'label-edits'] });
    await client.invalidateQueries({ queryKey: ['pages', page, 'tags'] });
    await client.invalidateQueries({ queryKey: ['pages', page, 'fields'] });
  };
  return {
    edit: async (form: LabelEditEditForm) => {
      await api.POST('/api/v1/pages/{page}/label-edits', { params: { path: { page } }, body: form });
      await renew();
    },
    declare: async (name: string, type: FieldType) => {
      await api.PUT('/api/v1/pages/{page}/fields', { params: { path: { page } }, body: { name, type } });
      await renew();
    },
    renew,
  };
}

/** What a field holds: what is declared, or else what most people have. */
export function typeOf(field: LabelFieldView): FieldType {
  if (field.type !== undefined) return field.type;
  const [most] = Object.entries(field.people).toSorted(([, one], [, other]) => other - one);
  return most ? (most[0] as FieldType) : 'TEXT';
}
