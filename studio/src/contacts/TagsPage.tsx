import { IconTag } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { tagsQuery } from '../api/labels';
import { usePageId } from '../app/place';
import { useText } from '../app/text';
import { TextLink } from '../ui/links';
import tables from '../ui/tables.module.css';
import { LabelsScreen } from './LabelsScreen';

/** All tags that people have, with how many have each. */
export function TagsPage() {
  const text = useText();
  const page = usePageId();
  const tags = useQuery(tagsQuery(page));
  return (
    <LabelsScreen
      subject="TAG"
      icon={IconTag}
      words={{
        title: text('contacts.tags'),
        hint: text('contacts.tagsHint'),
        emptyTitle: text('contacts.emptyTags.title'),
        emptyHint: text('contacts.emptyTags.hint'),
        search: text('contacts.searchTags'),
        columns: [text('contacts.columns.tag')],
      }}
      labels={tags}
      line={({ name, people }) => ({
        people,
        cells: [
          <TextLink
            key="name"
            to="/pages/$page/contacts"
            params={{ page }}
            search={{ tag: name }}
            className={tables.name}
          >
            {name}
          </TextLink>,
        ],
      })}
    />
  );
}
