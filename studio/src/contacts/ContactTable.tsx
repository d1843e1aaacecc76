import { Badge, Table } from '@mantine/core';
import type { ContactLine } from '../api/contacts';
import { useMoments } from '../app/moments';
import { usePageId } from '../app/place';
import { useText } from '../app/text';
import { TextLink } from '../ui/links';
import tables from '../ui/tables.module.css';
import classes from './contacts.module.css';
import { nameOf } from './names';

const TAGS = 4;

/** People in a list: who they are, their tags, when they were last active. */
export function ContactTable({ contacts }: { contacts: readonly ContactLine[] }) {
  const text = useText();
  return (
    <Table className={tables.table} verticalSpacing="sm" horizontalSpacing="lg">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{text('contacts.columns.name')}</Table.Th>
          <Table.Th className={tables.wide}>{text('contacts.columns.tags')}</Table.Th>
          <Table.Th className={tables.wide}>{text('contacts.columns.active')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {contacts.map((contact) => (
          <Row key={contact.id} contact={contact} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Row({ contact }: { contact: ContactLine }) {
  const text = useText();
  const page = usePageId();
  const { dateTime } = useMoments();
  const { id, standing, handedOverUntil, tags, lastInteractionAt } = contact;
  const active = lastInteractionAt === undefined ? text('contacts.never') : dateTime(lastInteractionAt);
  return (
    <Table.Tr>
      <Table.Td>
        <TextLink to="/pages/$page/contacts/$contact" params={{ page, contact: id }} className={tables.name}>
          {nameOf(contact) ?? text('contacts.unnamed', { id })}
        </TextLink>
        {standing !== 'NORMAL' && (
          <Badge size="sm" color="orange" ml="xs">
            {text(`contacts.standing.${standing}`)}
          </Badge>
        )}
        {handedOverUntil !== undefined && (
          <Badge size="sm" ml="xs">
            {text('contacts.handOver.title')}
          </Badge>
        )}
        <div className={`${tables.about} ${tables.narrow}`}>{active}</div>
      </Table.Td>
      <Table.Td className={tables.wide}>
        <div className={classes.tags}>
          {tags.slice(0, TAGS).map((tag) => (
            <Badge key={tag} variant="light" color="gray" tt="none">
              {tag}
            </Badge>
          ))}
          {tags.length > TAGS && <span className={tables.about}>+{tags.length - TAGS}</span>}
        </div>
      </Table.Td>
      <Table.Td className={tables.wide}>{active}</Table.Td>
    </Table.Tr>
  );
}
