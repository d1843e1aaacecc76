import { Radio, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FlowPeople, flowPeopleQuery } from '../api/flows';
import { useMoments } from '../app/moments';
import { usePageId } from '../app/place';
import { useText } from '../app/text';

const WAYS: readonly FlowPeople[] = ['STAY', 'MOVE', 'RESTART'];

/** Who is inside the flow just now, and whether they stay on the version they entered. Nothing if nobody is. */
export function PeopleInside(props: { flow: string; chosen: FlowPeople; choose: (way: FlowPeople) => void }) {
  const { flow, chosen, choose } = props;
  const text = useText();
  const { number } = useMoments();
  const places = useQuery(flowPeopleQuery(usePageId(), flow)).data ?? [];
  const versions = new Map<number, number>();
  for (const { version, people } of places) versions.set(version, (versions.get(version) ?? 0) + people);
  if (versions.size === 0) return null;
  return (
    <Stack gap="xs">
      {[...versions].map(([version, people]) => (
        <Text key={version} size="sm">
          {text('flows.inside', { count: people, people: number(people), version })}
        </Text>
      ))}
      <Radio.Group label={text('flows.people')} value={chosen} onChange={(way) => choose(way)}>
        <Stack gap="xs" mt="xs">
          {WAYS.map((way) => (
            <Radio key={way} value={way} label={text(`flows.way.${way}`)} />
          ))}
        </Stack>
      </Radio.Group>
    </Stack>
  );
}
