import { parseArgs } from 'node:util';
import { Chance } from '../money/chance.ts';
import { asked } from './asked.ts';
import { exported } from './exported.ts';
import { byReaders, inLibreOffice, libreOffice } from './opened.ts';
import { hostile } from './strings.ts';

const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' }, strings: { type: 'string', default: '100000' } } });
const chance = new Chance(Number(values.seed));
const texts = Array.from({ length: Number(values.strings) }, () => hostile(chance));

const version = await libreOffice();
console.log(version ? `opened by ${version}` : 'soffice is not installed: opened by the readers there are, which work nothing out');
const open = version ? inLibreOffice : byReaders;

// what finds nothing must be able to find something
const control = await open('control.csv', Buffer.from('\ufeff"a"\r\n"=1+1"\r\n"=A1"\r\n'), ';');
let [formulas, changed] = [0, 0];
for (const file of await exported(texts)) {
  const found = await asked(file, open);
  console.log(`${found.name}: ${(file.bytes.length / 1e6).toFixed(1)} MB, formulas=${found.formulas} changed=${found.changed}`);
  for (const line of found.shown) console.log(`  ${line}`);
  formulas += found.formulas;
  changed += found.changed;
}
console.log(`a table that is not made safe has ${control.formulas} of 2`);
console.log(`strings=${texts.length} formulas=${formulas} changed=${changed}`);
process.exit(formulas || changed || control.formulas < 2 ? 1 : 0);
