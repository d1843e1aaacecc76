import { ActionIcon, Group, Title } from '@mantine/core';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import { type CSSProperties, type ReactNode, useState } from 'react';
import { useMoments } from '../app/moments';
import { useText } from '../app/text';
import classes from './chart.module.css';

/** What a bar says before it is read. */
export type Tone = 'all' | 'good' | 'better' | 'best' | 'held' | 'bad' | 'plain';

/** What is measured of each row. */
export interface Series {
  readonly key: string;
  readonly label: string;
  readonly tone: Tone;
}

/** What is compared: one number for each series, in their order. `part` is one of those that the row above adds up. */
export interface ChartRow {
  readonly key: string;
  readonly label: string;
  readonly values: readonly number[];
  readonly tone?: Tone;
  readonly part?: boolean;
}

interface ChartProps {
  readonly title: string;
  readonly hint?: ReactNode;
  /** What the rows are, for the head of the table. */
  readonly of: string;
  readonly series: readonly Series[];
  readonly rows: readonly ChartRow[];
}

/**
 * Numbers that people compare, as bars on one scale, and as a table one click away.
 *
 * Both are text for those who do not see; the bars alone are not told to them.
 */
export function Chart({ title, hint, of, series, rows }: ChartProps) {
  const text = useText();
  const [asTable, setAsTable] = useState(false);
  const Icon = asTable ? IconChartBar : IconTable;
  return (
    <>
      <Group justify="space-between" align="start" wrap="nowrap" gap="xs">
        <div>
          <Title order={2} size="h4">
            {title}
          </Title>
          {hint}
        </div>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={text(asTable ? 'app.asChart' : 'app.asTable', { title })}
          onClick={() => setAsTable(!asTable)}
        >
          <Icon size={18} />
        </ActionIcon>
      </Group>
      {asTable ? <Figures title={title} of={of} series={series} rows={rows} /> : <Bars series={series} rows={rows} />}
    </>
  );
}

function Bars({ series, rows }: Pick<ChartProps, 'series' | 'rows'>) {
  const most = Math.max(1, ...rows.flatMap((row) => row.values));
  return (
    <ul className={classes.rows}>
      {rows.map((row) => (
        <li key={row.key} data-row={row.key} data-part={row.part || undefined}>
          <span>{row.label}</span>
          {series.map((one, index) => (
            <Bar
              key={one.key}
              label={series.length > 1 ? one.label : null}
              tone={row.tone ?? one.tone}
              value={row.values[index] ?? 0}
              most={most}
            />
          ))}
        </li>
      ))}
    </ul>
  );
}

function Bar({ label, tone, value, most }: { label: string | null; tone: Tone; value: number; most: number }) {
  const { number } = useMoments();
  return (
    <span className={classes.line} data-tone={tone}>
      {label !== null && <span className={classes.name}>{label}</span>}
      <span className={classes.track} aria-hidden="true">
        <span
          className={classes.bar}
          style={{ '--share': `${(100 * value) / most}%` } as CSSProperties}
          hidden={value === 0}
        />
      </span>
      <span className={classes.value} data-value>
        {number(value)}
      </span>
    </span>
  );
}

function Figures({ title, of, series, rows }: Omit<ChartProps, 'hint'>) {
  const { number } = useMoments();
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={title}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{of}</th>
            {series.map((one) => (
              <th key={one.key} scope="col">
                {one.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} data-part={row.part || undefined}>
              <th scope="row">{row.label}</th>
              {row.values.map((value, index) => (
                <td key={series[index]?.key}>{number(value)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
