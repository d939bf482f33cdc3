import { NativeSelect, Select, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useController, useFieldArray, useFormContext, type FieldPath } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { today } from '../ui/dates.ts';
import { fault, type Choice } from '../ui/fields.tsx';
import { fieldId } from '../ui/form.tsx';
import { useCategories, useKinds } from './choices.ts';
import type { BudgetValues } from './budget-values.ts';

type Name = FieldPath<BudgetValues>;

/** The first field of a row. */
const first = { lines: 'category', financing: 'financierId' };

interface CellProps {
  name: Name;
  /** The column's word; with the row's number it names the field for the ear. */
  word: string;
  row: number;
}

function useCell({ name, word, row }: CellProps) {
  const { t } = useTranslation();
  const { control, formState } = useFormContext<BudgetValues>();
  const { field, fieldState } = useController({ control, name });
  const [list, , part] = name.split('.') as ['lines' | 'financing', string, string];
  // what the API says of a whole row stands at its first field
  const ofRow = part === first[list] ? formState.errors[list]?.[row]?.message : undefined;
  return {
    ...field,
    value: (field.value as string | null) ?? '',
    id: fieldId(name),
    'aria-label': t('budgets.rowOf', { field: word, number: row + 1 }),
    error: fault(fieldState.error?.message ?? ofRow),
  };
}

function TextCell(props: CellProps & { inputMode?: 'decimal' | 'numeric'; right?: boolean }) {
  const cell = useCell(props);
  return (
    <TextInput
      {...cell}
      autoComplete="off"
      inputMode={props.inputMode}
      styles={props.right ? { input: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' } } : undefined}
    />
  );
}

function ChoiceCell({ choices, ...props }: CellProps & { choices: Choice[] }) {
  const { t } = useTranslation();
  return <NativeSelect {...useCell(props)} data={[{ value: '', label: t('ui.choose') }, ...choices]} />;
}

function SearchCell({ choices, empty, ...props }: CellProps & { choices: Choice[]; empty?: string }) {
  const { t } = useTranslation();
  const { value, onChange, ...cell } = useCell(props);
  return (
    <Select
      {...cell}
      value={value || null}
      onChange={(next) => onChange(next ?? '')}
      data={choices}
      searchable
      clearable={empty !== undefined}
      clearButtonProps={{ 'aria-label': t('ui.clearFilter') }}
      placeholder={empty}
      nothingFoundMessage={t('ui.nothingFound')}
      limit={100}
    />
  );
}

interface ColumnHead {
  label: string;
  className?: string;
  num?: boolean;
}

function Rows({ caption, heads, children }: { caption: string; heads: ColumnHead[]; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <table className="data edit-rows">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head.label} scope="col" className={`${head.className ?? ''} ${head.num ? 'num' : ''}`}>
              {head.label}
            </th>
          ))}
          <th scope="col" className="w-act">
            <span className="sr-only">{t('ui.act')}</span>
          </th>
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

/** Takes a row away; the focus goes to `then`, as its own place is gone. */
function Remove({ label, act, then }: { label: string; act: () => void; then: string }) {
  const remove = () => {
    document.getElementById(then)?.focus();
    act();
  };
  return (
    <button type="button" className="icon-btn" aria-label={label} title={label} onClick={remove}>
      <IconTrash aria-hidden size={18} stroke={1.75} />
    </button>
  );
}

/** The budget's lines: one for each cost category, year and partner. */
export function LineRows({ organisations }: { organisations: Choice[] }) {
  const { t } = useTranslation();
  const categories = useCategories();
  const { control, getValues } = useFormContext<BudgetValues>();
  const { fields, append, remove } = useFieldArray({ control, name: 'lines' });
  const add = () =>
    append({ category: '', year: getValues('lines').at(-1)?.year ?? today().slice(0, 4), partnerId: '', planned: '', description: '' });
  const [category, year, partner, planned, description] = [
    t('budgets.category'),
    t('budgets.year'),
    t('budgets.partner'),
    t('budgets.planned'),
    t('budgets.description'),
  ];
  const heads = [
    { label: category },
    { label: year, className: 'w-year' },
    { label: partner },
    { label: description },
    { label: `${planned}, ${t('budgets.unit')}`, className: 'w-amount', num: true },
  ];
  return (
    <>
      {fields.length > 0 ? (
        <Rows caption={t('budgets.lines')} heads={heads}>
          {fields.map((field, row) => (
            <tr key={field.id} id={fieldId(`lines.${row}`)} tabIndex={-1}>
              <td data-label={category}>
                <ChoiceCell name={`lines.${row}.category`} word={category} row={row} choices={categories} />
              </td>
              <td data-label={year}>
                <TextCell name={`lines.${row}.year`} word={year} row={row} inputMode="numeric" />
              </td>
              <td data-label={partner}>
                <SearchCell name={`lines.${row}.partnerId`} word={partner} row={row} choices={organisations} empty={t('budgets.wholeProject')} />
              </td>
              <td data-label={description}>
                <TextCell name={`lines.${row}.description`} word={description} row={row} />
              </td>
              <td data-label={planned}>
                <TextCell name={`lines.${row}.planned`} word={planned} row={row} inputMode="decimal" right />
              </td>
              <td>
                <Remove label={t('budgets.removeLine', { number: row + 1 })} act={() => remove(row)} then="add-line" />
              </td>
            </tr>
          ))}
        </Rows>
      ) : null}
      <div className="pad" style={{ paddingTop: 12 }}>
        <Button id="add-line" icon={<IconPlus aria-hidden size={16} stroke={1.75} />} onClick={add}>
          {t('budgets.addLine')}
        </Button>
      </div>
    </>
  );
}

/** Who pays for it, in cash or in kind. */
export function FinancingRows({ organisations }: { organisations: Choice[] }) {
  const { t } = useTranslation();
  const kinds = useKinds();
  const { control } = useFormContext<BudgetValues>();
  const { fields, append, remove } = useFieldArray({ control, name: 'financing' });
  const [financier, kind, amount, description] = [t('budgets.financier'), t('budgets.kind'), t('budgets.amount'), t('budgets.description')];
  const heads = [
    { label: financier },
    { label: kind },
    { label: description },
    { label: `${amount}, ${t('budgets.unit')}`, className: 'w-amount', num: true },
  ];
  return (
    <>
      {fields.length > 0 ? (
        <Rows caption={t('budgets.financing')} heads={heads}>
          {fields.map((field, row) => (
            <tr key={field.id} id={fieldId(`financing.${row}`)} tabIndex={-1}>
              <td data-label={financier}>
                <SearchCell name={`financing.${row}.financierId`} word={financier} row={row} choices={organisations} />
              </td>
              <td data-label={kind}>
                <ChoiceCell name={`financing.${row}.kind`} word={kind} row={row} choices={kinds} />
              </td>
              <td data-label={description}>
                <TextCell name={`financing.${row}.description`} word={description} row={row} />
              </td>
              <td data-label={amount}>
                <TextCell name={`financing.${row}.amount`} word={amount} row={row} inputMode="decimal" right />
              </td>
              <td>
                <Remove label={t('budgets.removeFinancing', { number: row + 1 })} act={() => remove(row)} then="add-financing" />
              </td>
            </tr>
          ))}
        </Rows>
      ) : null}
      <div className="pad" style={{ paddingTop: 12 }}>
        <Button
          id="add-financing"
          icon={<IconPlus aria-hidden size={16} stroke={1.75} />}
          onClick={() => append({ financierId: '', kind: 'cash', amount: '', description: '' })}
        >
          {t('budgets.addFinancing')}
        </Button>
      </div>
    </>
  );
}
