import { Badge, Table, VisuallyHidden } from '@mantine/core';
import type { FlowLine } from '../api/flows';
import { useMoments } from '../app/moments';
import { useText } from '../app/text';
import { usePageId } from '../app/place';
import { TextLink } from '../ui/links';
import tables from '../ui/tables.module.css';
import { FlowMenu } from './FlowMenu';
import { standing } from './standing';

const COLORS = { draft: 'gray', published: 'teal', changed: 'orange' } as const;

/** Flows by name, how each stands, and what can be done to it. */
export function FlowTable({ flows }: { flows: readonly FlowLine[] }) {
  const text = useText();
  return (
    <Table className={tables.table} verticalSpacing="sm" horizontalSpacing="lg">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{text('flows.columns.name')}</Table.Th>
          <Table.Th className={tables.wide}>{text('flows.columns.standing')}</Table.Th>
          <Table.Th className={tables.wide}>{text('flows.columns.people')}</Table.Th>
          <Table.Th className={tables.wide}>{text('flows.columns.published')}</Table.Th>
          <Table.Th className={tables.wide}>{text('flows.columns.saved')}</Table.Th>
          <Table.Th className={tables.tools}>
            <VisuallyHidden>{text('flows.columns.tools')}</VisuallyHidden>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {flows.map((flow) => (
          <Row key={flow.id} flow={flow} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Row({ flow }: { flow: FlowLine }) {
  const text = useText();
  const { dateTime, number } = useMoments();
  const stands = standing(flow);
  return (
    <Table.Tr>
      <Table.Td>
        <TextLink
          className={tables.name ?? ''}
          to="/pages/$page/content/flows/$flow"
          params={{ page: usePageId(), flow: flow.id }}
        >
          {flow.name}
        </TextLink>
        <div className={`${tables.about} ${tables.narrow}`}>{text(`flows.standing.${stands}`)}</div>
      </Table.Td>
      <Table.Td className={tables.wide}>
        <Badge color={COLORS[stands]}>{text(`flows.standing.${stands}`)}</Badge>
      </Table.Td>
      <Table.Td className={tables.wide}>
        {text('flows.entered', { entered: number(flow.entered ?? 0), finished: number(flow.finished ?? 0) })}
      </Table.Td>
      <Table.Td className={tables.wide}>{flow.publishedAt === undefined ? '–' : dateTime(flow.publishedAt)}</Table.Td>
      <Table.Td className={tables.wide}>{dateTime(flow.savedAt)}</Table.Td>
      <Table.Td className={tables.tools}>
        <FlowMenu flow={flow} />
      </Table.Td>
    </Table.Tr>
  );
}
