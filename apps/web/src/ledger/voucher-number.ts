/** `A 12` as the books number it; null where they do not. */
export const numberOf = (voucher: { series: string | null; number: string | null } | null | undefined): string | null =>
  voucher?.number ? [voucher.series, voucher.number].filter(Boolean).join(' ') : null;
