import { Text, TextInput, type TextInputProps } from '@mantine/core';
import { useText } from '../app/text';
import { NAME_LENGTH, sameName } from './names';

/** What others of the same kind are called, and how to say that one of them has the name. */
export interface Taken {
  readonly names: readonly string[];
  readonly sentence: string;
}

/** The field for what something is called. It tells that another has the name, and keeps nobody from giving it. */
export function NameField({ taken, ...field }: TextInputProps & { value: string; taken?: Taken | undefined }) {
  const text = useText();
  const isTaken = taken?.names.some((name) => sameName(name, field.value)) ?? false;
  return (
    <div>
      <TextInput label={text('app.name')} required withAsterisk={false} maxLength={NAME_LENGTH} {...field} />
      <Text size="sm" mt={isTaken ? 4 : 0} role="status">
        {isTaken && taken?.sentence}
      </Text>
    </div>
  );
}
