import { useQuery } from '@apollo/client/react';
import { IconDownload, IconPaperclip } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUpload } from '../api/upload.ts';
import { useVerb } from '../api/verb.ts';
import { AttachVoucherFileDocument, CreateDownloadDocument, VoucherDocument, type VoucherFullFragment } from '../generated/graphql.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { kronorOre, toOre } from '../ui/money.ts';
import { Loaded } from '../ui/states.tsx';
import { RowFaults } from './paste-preview.tsx';
import { numberOf } from './voucher-number.ts';

interface Props {
  id: string;
  /** The voucher's row that the ledger's row is. */
  here: string;
  mayAttach: boolean;
}

/** The voucher beside the row: its rows, which sum to zero, and what proves it. */
export function VoucherPart({ id, here, mayAttach }: Props) {
  const { t } = useTranslation();
  const query = useQuery(VoucherDocument, { variables: { id } });
  return (
    <Loaded of={query} rows={3}>
      {({ node }) =>
        node?.__typename === 'Voucher' ? (
          <section className="voucher" aria-label={t('ledger.voucher')}>
            <h3>
              {numberOf(node) ? t('ledger.voucherNumber', { number: numberOf(node)! }) : t('ledger.voucherPlain')} <Origin voucher={node} />
            </h3>
            <p className="sm t2">
              {[node.postedOn, node.text, node.municipality?.name].filter(Boolean).join(' · ')}
              {node.generation > 1 ? ` · ${t('ledger.generation', { count: node.generation })}` : ''}
            </p>
            {node.reverses ? (
              <p className="sm">{t('ledger.voucherReverses', { number: numberOf(node.reverses) ?? '–', reason: node.reason ?? '' })}</p>
            ) : null}
            <Rows voucher={node} here={here} />
            <Proof voucher={node} mayAttach={mayAttach} />
          </section>
        ) : null
      }
    </Loaded>
  );
}

function Origin({ voucher }: { voucher: VoucherFullFragment }) {
  const { t } = useTranslation();
  return (
    <Badge plain tone={voucher.origin === 'reversal' ? 'mute' : 'ok'}>
      {t(`ledger.origins.${voucher.origin}`)}
    </Badge>
  );
}

function Rows({ voucher, here }: { voucher: VoucherFullFragment; here: string }) {
  const { t } = useTranslation();
  const rows = voucher.rows.nodes;
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t('ledger.voucherRows')}>
      <table className="data facsimile">
        <caption className="sr-only">{t('ledger.voucherRows')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('ledger.account')}</th>
            <th scope="col" className="num">
              {t('ledger.debit')}
            </th>
            <th scope="col" className="num">
              {t('ledger.credit')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const ore = toOre(row.amount.amount);
            return (
              <tr key={row.id} className={row.id === here ? 'sel' : undefined} aria-current={row.id === here ? 'true' : undefined}>
                <th scope="row">
                  {[row.account, row.accountName].filter(Boolean).join(' ') || t('ledger.noAccount')}
                  {row.project ? <span className="sm t2 block">{row.project.name}</span> : null}
                </th>
                <td className="num">{ore >= 0n ? kronorOre(ore) : ''}</td>
                <td className="num">{ore < 0n ? kronorOre(-ore) : ''}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

type VoucherFile = NonNullable<VoucherFullFragment['files']['nodes'][number]['file']>;

/** What proves the voucher: pictures are shown, other files fetched; more can be added, none taken away. */
function Proof({ voucher, mayAttach }: { voucher: VoucherFullFragment; mayAttach: boolean }) {
  const { t } = useTranslation();
  const [attach] = useVerb(AttachVoucherFileDocument, 'attachVoucherFile');
  const upload = useUpload();
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState<string[]>([]);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const files = voucher.files.nodes.flatMap(({ file }) => (file ? [file] : []));
  const add = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    const sent = await upload(file);
    const answer = sent.id === null ? sent : await attach({ voucherId: voucher.id, fileId: sent.id });
    setBusy(false);
    setFaults(answer.faults.map((fault) => fault.message));
  };
  return (
    <div>
      {files.length === 0 ? <p className="sm t2">{t('ledger.noFiles')}</p> : null}
      {files.map((file) => (
        <OneFile key={file.id} file={file} />
      ))}
      <RowFaults of={faults} />
      {mayAttach ? (
        <>
          <input
            ref={input}
            id={id}
            type="file"
            className="sr-only"
            tabIndex={-1}
            aria-label={t('ledger.attach')}
            accept=".pdf,.jpg,.jpeg,.png,.webp"
            onChange={(event) => {
              void add(event.currentTarget.files?.[0]);
              event.currentTarget.value = '';
            }}
          />
          <Button busy={busy} icon={<IconPaperclip aria-hidden size={16} stroke={1.75} />} onClick={() => input.current?.click()}>
            {t('ledger.attach')}
          </Button>
        </>
      ) : null}
    </div>
  );
}

function OneFile({ file }: { file: VoucherFile }) {
  const { t } = useTranslation();
  const [open] = useVerb(CreateDownloadDocument, 'createDownload');
  const [picture, setPicture] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const isPicture = file.type.startsWith('image/');
  useEffect(() => {
    if (!isPicture) return;
    let gone = false;
    void open({ fileId: file.id }).then((answer) => {
      if (!gone && answer.ok) setPicture(answer.payload.downloadUrl ?? null);
    });
    return () => {
      gone = true;
    };
  }, [file.id, isPicture, open]);
  const fetch = async () => {
    const answer = await open({ fileId: file.id });
    setFault(answer.faults[0]?.message ?? null);
    if (answer.ok && answer.payload.downloadUrl) window.location.assign(answer.payload.downloadUrl);
  };
  return (
    <figure className="proof">
      {picture ? <img src={picture} alt={t('ledger.pictureOf', { name: file.name })} /> : null}
      <figcaption className="row wrap between sm">
        <Button kind="quiet" icon={<IconDownload aria-hidden size={16} stroke={1.75} />} onClick={() => void fetch()}>
          {file.name}
        </Button>
        {file.sha256 ? <span className="t2 nw">{t('ledger.hash', { start: file.sha256.slice(0, 12) })}</span> : null}
      </figcaption>
      <RowFaults of={fault ? [fault] : []} />
    </figure>
  );
}
