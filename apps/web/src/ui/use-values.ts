import { zodResolver } from '@hookform/resolvers/zod';
import { useForm, type DefaultValues, type FieldValues, type UseFormReturn } from 'react-hook-form';
import type { z } from 'zod';

/** A form's state by its rules. The error summary takes the focus, not the first field. */
export function useValues<I extends FieldValues, O>(rules: z.ZodType<O, I>, defaultValues: DefaultValues<I>): UseFormReturn<I, unknown, O> {
  return useForm<I, unknown, O>({ resolver: zodResolver(rules as never) as never, defaultValues, shouldFocusError: false });
}
