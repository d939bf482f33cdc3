import { Radio } from '@mantine/core';
import { useController, useFormContext } from 'react-hook-form';
import type { Choice } from './fields.tsx';
import { fault } from './fields.tsx';
import { fieldId } from './form.tsx';

/** One of a few, all of them in sight. */
export function RadioField({ name, label, choices }: { name: string; label: string; choices: Choice[] }) {
  const { control } = useFormContext();
  const { field, fieldState } = useController({ control, name });
  return (
    <Radio.Group
      id={fieldId(name)}
      name={name}
      label={label}
      value={(field.value as string) ?? ''}
      onChange={field.onChange}
      error={fault(fieldState.error?.message)}
    >
      <div className="radios">
        {choices.map((choice) => (
          <Radio key={choice.value} value={choice.value} label={choice.label} />
        ))}
      </div>
    </Radio.Group>
  );
}
