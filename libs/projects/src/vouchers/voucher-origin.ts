import { registerEnumType } from '@nestjs/graphql';

export enum VoucherOrigin {
  imported = 'imported',
  manual = 'manual',
  time = 'time',
  reversal = 'reversal',
}
registerEnumType(VoucherOrigin, {
  name: 'VoucherOrigin',
  description: 'How a voucher came here.',
  valuesMap: {
    imported: { description: 'It stands in a municipality’s books, and was imported.' },
    manual: { description: 'Somebody recorded it here.' },
    time: { description: 'It is certified own work time.' },
    reversal: { description: 'It takes another one back.' },
  },
});
