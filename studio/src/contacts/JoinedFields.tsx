import { Alert, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { fieldsQuery, type LabelFieldView, typeOf } from '../api/labels';
import { usePageId } from '../app/place';
import { useText } from '../app/text';

/** What becomes of the values when one field joins another: said before it is done, for nothing brings them back. */
export function JoinedFields({ name, into }: { name: string; into: string }) {
  const text = useText();
  const fields = useQuery(fieldsQuery(usePageId())).data ?? [];
  const kinds = [name, into].map((one) => fields.find((field) => field.name === one)).map(kindIn);
  const [kind, otherKind] = kinds;
  return (
    <Alert color="orange">
      <Text size="sm">{text('contacts.bothStays', { name, into })}</Text>
      {kind !== undefined && otherKind !== undefined && kind !== otherKind && (
        <Text size="sm" mt="xs">
          {text('contacts.kindsDiffer', {
            name,
            into,
            kind: text(`contacts.type.${kind}`).toLowerCase(),
            otherKind: text(`contacts.type.${otherKind}`).toLowerCase(),
          })}
        </Text>
      )}
    </Alert>
  );
}

function kindIn(field: LabelFieldView | undefined) {
  return field && typeOf(field);
}
