import { useState, type ReactNode } from 'react';
import type { DefaultValues, FieldValues, UseFormReturn } from 'react-hook-form';
import { conflictIn, type Fault, type Outcome } from '../api/verb.ts';
import { ConflictDialog, type Difference } from './dialog.tsx';
import { Form } from './form.tsx';

interface Latest<V> {
  version: number;
  values: V;
}

interface Props<V extends FieldValues, O, P> {
  form: UseFormReturn<V, unknown, O>;
  submit: string;
  /** The version that the form was filled from. */
  version: number;
  save: (values: O, version: number) => Promise<Outcome<P>>;
  /** Reads what is saved now, after somebody else was first; null when it is gone. */
  latest: () => Promise<Latest<V> | null>;
  /** The fields' words, for the comparison. */
  words: Partial<Record<keyof V & string, string>>;
  /** A field's value as people read it, where it is an id. */
  show?: (name: keyof V & string, value: unknown) => ReactNode;
  /** Further differences, where the fields are rows of a table. */
  compare?: (mine: V, theirs: V) => Difference[];
  onSaved: (payload: P) => void | Promise<void>;
  onCancel?: () => void;
  children: ReactNode;
}

/** A form over something that has a version: whoever saves second sees both versions side by side and chooses. */
export function EditForm<V extends FieldValues, O, P>(props: Props<V, O, P>) {
  const [version, setVersion] = useState(props.version);
  const [theirs, setTheirs] = useState<Latest<V> | null>(null);
  const attempt = async (values: O, expected: number): Promise<readonly Fault[] | void> => {
    const answer = await props.save(values, expected);
    if (answer.ok) return props.onSaved(answer.payload);
    const latest = conflictIn(answer.faults) ? await props.latest() : null;
    if (!latest) return answer.faults;
    setTheirs(latest);
  };
  const keepMine = () => {
    const latest = theirs!;
    setTheirs(null);
    setVersion(latest.version);
    void props.form.handleSubmit(async (values) => {
      const faults = await attempt(values, latest.version);
      if (faults?.[0]) props.form.setError('root.server', { message: faults.map((fault) => fault.message).join(' ') });
    })();
  };
  const takeTheirs = () => {
    setVersion(theirs!.version);
    props.form.reset(theirs!.values as unknown as DefaultValues<V>);
    setTheirs(null);
  };
  return (
    <>
      <Form form={props.form} submit={props.submit} onSubmit={(values) => attempt(values, version)} onCancel={props.onCancel}>
        {props.children}
      </Form>
      <ConflictDialog
        opened={theirs !== null}
        version={theirs?.version}
        differences={theirs ? differences(props, theirs.values) : []}
        onMine={keepMine}
        onTheirs={takeTheirs}
        onClose={() => setTheirs(null)}
      />
    </>
  );
}

function differences<V extends FieldValues, O, P>({ form, words, show, compare }: Props<V, O, P>, theirs: V): Difference[] {
  const mine = form.getValues();
  const shown = (name: keyof V & string, value: unknown): ReactNode => show?.(name, value) ?? (value === '' || value == null ? '–' : String(value));
  const names = Object.keys(words) as (keyof V & string)[];
  const fields = names
    .filter((name) => String(mine[name] ?? '') !== String(theirs[name] ?? ''))
    .map((name) => ({ word: words[name] ?? name, mine: shown(name, mine[name]), theirs: shown(name, theirs[name]) }));
  return [...fields, ...(compare?.(mine, theirs) ?? [])];
}
