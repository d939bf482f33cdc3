import { FileInput } from '@mantine/core';
import { useController, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { fault } from './fields.tsx';
import { fieldId } from './form.tsx';

/** A document, table or picture from one's own computer; the form's value is the File, or null. */
export function FileField({
  name,
  label,
  hint,
  optional,
  accept,
}: {
  name: string;
  label: string;
  hint?: string;
  optional?: boolean;
  accept?: string;
}) {
  const { t } = useTranslation();
  const { control } = useFormContext();
  const { field, fieldState } = useController({ control, name });
  return (
    <FileInput
      id={fieldId(name)}
      label={optional ? `${label} ${t('ui.optional')}` : label}
      description={hint}
      accept={accept}
      required={!optional}
      clearable={optional}
      clearButtonProps={{ 'aria-label': t('ui.clearFilter') }}
      value={field.value as File | null}
      onChange={field.onChange}
      error={fault(fieldState.error?.message)}
    />
  );
}
