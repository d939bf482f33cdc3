import { Checkbox, MultiSelect, NativeSelect, Select, Textarea, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useController, useFormContext, type Control, type FieldPath, type FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { fieldId } from './form.tsx';

interface FieldOf<V extends FieldValues> {
  /** Given, it lets the type checker see that the form has such a field; left out, the form around the field is meant. */
  control?: Control<V, any, any>;
  name: FieldPath<V>;
  label: string;
  hint?: ReactNode;
  optional?: boolean;
}

/** The message of a field: sign first, then the fix. */
export const fault = (message: string | undefined) =>
  message ? (
    <>
      <IconAlertTriangle aria-hidden size={16} stroke={2} style={{ flex: 'none', marginTop: 2 }} />
      <span>{message}</span>
    </>
  ) : undefined;

/** The field of the form, and how every kind of field looks: its id, label, hint and fault. */
function useField<V extends FieldValues = FieldValues>({ control, name, label, hint, optional }: FieldOf<V>) {
  const { t } = useTranslation();
  const around = useFormContext<V>();
  const { field, fieldState } = useController({ control: control ?? around.control, name });
  const look = {
    id: fieldId(name),
    label: optional ? `${label} ${t('ui.optional')}` : label,
    description: hint,
    error: fault(fieldState.error?.message),
  };
  return { field, look };
}

type TextKind = 'text' | 'email' | 'password' | 'date' | 'search';

/** One line of text; `type="date"` for days. */
export function TextField<V extends FieldValues = FieldValues>({
  type = 'text',
  autoComplete,
  ...props
}: FieldOf<V> & { type?: TextKind; autoComplete?: string }) {
  const { field, look } = useField(props);
  return (
    <TextInput
      {...field}
      value={field.value ?? ''}
      {...look}
      type={type}
      autoComplete={autoComplete ?? 'off'}
      required={!props.optional}
      style={type === 'date' ? { maxWidth: 220 } : undefined}
    />
  );
}

/** A day of the calendar, by the browser's own picker. */
export const DateField = <V extends FieldValues = FieldValues>(props: FieldOf<V>) => <TextField {...props} type="date" />;

/** An amount in kronor, written as people write it. */
export function MoneyField<V extends FieldValues = FieldValues>(props: FieldOf<V>) {
  const { field, look } = useField(props);
  return (
    <TextInput
      {...field}
      value={field.value ?? ''}
      {...look}
      inputMode="decimal"
      autoComplete="off"
      required={!props.optional}
      rightSection={<span className="sm t2">kr</span>}
      style={{ maxWidth: 260 }}
      styles={{ input: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' } }}
    />
  );
}

/** Several lines of text. */
export function TextAreaField<V extends FieldValues = FieldValues>(props: FieldOf<V>) {
  const { field, look } = useField(props);
  return <Textarea {...field} value={field.value ?? ''} {...look} required={!props.optional} autosize minRows={3} />;
}

export interface Choice {
  value: string;
  label: string;
}

/** One of a few: the browser's own list. */
export function ChoiceField<V extends FieldValues = FieldValues>({ choices, ...props }: FieldOf<V> & { choices: Choice[] }) {
  const { t } = useTranslation();
  const { field, look } = useField(props);
  return (
    <NativeSelect
      {...field}
      value={field.value ?? ''}
      {...look}
      required={!props.optional}
      data={[{ value: '', label: t('ui.choose') }, ...choices]}
    />
  );
}

/** One of many, found by writing. */
export function SearchField<V extends FieldValues = FieldValues>({ choices, ...props }: FieldOf<V> & { choices: Choice[] }) {
  const { t } = useTranslation();
  const { field, look } = useField(props);
  return (
    <Select
      ref={field.ref}
      name={field.name}
      onBlur={field.onBlur}
      value={field.value || null}
      onChange={(value) => field.onChange(value ?? '')}
      {...look}
      required={!props.optional}
      data={choices}
      searchable
      clearable={props.optional}
      clearButtonProps={{ 'aria-label': t('ui.clearFilter') }}
      nothingFoundMessage={t('ui.nothingFound')}
      limit={100}
    />
  );
}

/** Several of many. */
export function ManyField<V extends FieldValues = FieldValues>({ choices, ...props }: FieldOf<V> & { choices: Choice[] }) {
  const { t } = useTranslation();
  const { field, look } = useField(props);
  return (
    <MultiSelect
      ref={field.ref}
      name={field.name}
      onBlur={field.onBlur}
      value={field.value ?? []}
      onChange={field.onChange}
      {...look}
      data={choices}
      searchable
      nothingFoundMessage={t('ui.nothingFound')}
      limit={100}
    />
  );
}

/** Yes or no. */
export function CheckField<V extends FieldValues = FieldValues>(props: FieldOf<V>) {
  const { field, look } = useField(props);
  return (
    <Checkbox
      ref={field.ref}
      name={field.name}
      onBlur={field.onBlur}
      checked={Boolean(field.value)}
      onChange={(event) => field.onChange(event.currentTarget.checked)}
      {...look}
    />
  );
}
