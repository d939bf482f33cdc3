import './grid.css';
import { useVirtualizer, defaultRangeExtractor } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent, type ReactNode, type RefObject } from 'react';

/** A column of a grid; `width` is a track of CSS grid that begins with its least width in px. */
export interface GridColumn<R> {
  key: string;
  label: string;
  width: string;
  num?: boolean;
  cell: (row: R, index: number) => ReactNode;
}

/** The row at the top where something new is written. */
export interface GridEntry {
  editing: boolean;
  cell: (column: string) => ReactNode;
  /** Enter on one of its cells, or a press. */
  onEnter: (column: string) => void;
}

interface GridProps<R> {
  label: string;
  columns: GridColumn<R>[];
  rows: readonly R[];
  /** How many rows there are in all, fetched or not. */
  total: number;
  rowKey: (row: R) => string;
  rowClass?: (row: R) => string | undefined;
  entry?: GridEntry;
  onSelect: (row: R | null) => void;
  onEnter: (row: R) => void;
  /** The last row that is here is about to be seen. */
  onEnd: () => void;
  onKey?: (event: KeyboardEvent) => void;
  onPaste?: (text: string) => void;
}

/** Where the cursor stands; row −1 is the entry. */
interface At {
  row: number;
  column: number;
}

const inField = (target: EventTarget): boolean => (target as HTMLElement).closest('input, select, textarea') !== null;

/** 31 px where one points exactly, 44 where one points with a finger. */
function useRowHeight(): number {
  const [height, setHeight] = useState(31);
  useEffect(() => {
    const coarse = window.matchMedia('(pointer: coarse)');
    const follow = () => setHeight(coarse.matches ? 44 : 31);
    follow();
    coarse.addEventListener('change', follow);
    return () => coarse.removeEventListener('change', follow);
  }, []);
  return height;
}

/** Where a key leads; null where it leads nowhere. */
function next({ row, column }: At, event: KeyboardEvent, view: number, last: At): At | null {
  const far = event.ctrlKey || event.metaKey;
  switch (event.key) {
    case 'ArrowDown':
    case 'j':
      return { row: far ? last.row : row + 1, column };
    case 'ArrowUp':
    case 'k':
      return { row: far ? 0 : row - 1, column };
    case 'ArrowRight':
      return { row, column: far ? last.column : column + 1 };
    case 'ArrowLeft':
      return { row, column: far ? 0 : column - 1 };
    case 'PageDown':
      return { row: row + view, column };
    case 'PageUp':
      return { row: row - view, column };
    case 'Home':
      return { row: far ? -1 : row, column: 0 };
    case 'End':
      return { row: far ? last.row : row, column: last.column };
    default:
      return null;
  }
}

interface Cursor {
  at: At;
  setAt: (at: At) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** The cursor of a grid: where it stands, and how keys move it; the focus follows it, and what is out of sight is scrolled to. */
function useCursor<R>(props: GridProps<R>, height: number, box: RefObject<HTMLDivElement | null>, head: RefObject<HTMLDivElement | null>): Cursor {
  const { rows, columns, entry, onSelect } = props;
  const first = entry ? -1 : 0;
  const [at, setAt] = useState<At>({ row: first, column: 0 });
  const follow = useRef(false);
  const here = at.row >= 0 ? rows[at.row] : undefined;
  useEffect(() => onSelect(here ?? null), [here, onSelect]);
  useLayoutEffect(() => {
    if (!follow.current) return;
    follow.current = false;
    box.current?.querySelector<HTMLElement>(`[data-at="${at.row}:${at.column}"]`)?.focus({ preventScroll: true });
  });
  const reveal = (row: number) => {
    const view = box.current;
    if (!view || row < 0) return;
    const room = view.clientHeight - (head.current?.offsetHeight ?? 0);
    if (row * height < view.scrollTop) view.scrollTop = row * height;
    else if ((row + 1) * height > view.scrollTop + room) view.scrollTop = (row + 1) * height - room;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (inField(event.target)) return;
    props.onKey?.(event);
    if (event.defaultPrevented) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      if (at.row === -1) entry?.onEnter(columns[at.column]!.key);
      else if (here) props.onEnter(here);
      return;
    }
    if (event.altKey || event.shiftKey) return;
    const last = { row: rows.length - 1, column: columns.length - 1 };
    const view = Math.max(1, Math.floor((box.current?.clientHeight ?? 300) / height) - 3);
    const to = next(at, event, view, last);
    if (!to) return;
    event.preventDefault();
    const target = { row: bound(to.row, first, last.row), column: bound(to.column, 0, last.column) };
    reveal(target.row);
    follow.current = true;
    setAt(target);
  };
  return { at, setAt, onKeyDown };
}

const bound = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));

/** A dense grid for the keyboard: one stop for Tab, arrows from cell to cell; only what is seen is drawn, however many rows there are. */
export function Grid<R>(props: GridProps<R>) {
  const { columns, rows, entry, onEnd } = props;
  const box = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const height = useRowHeight();
  const { at, setAt, onKeyDown } = useCursor(props, height, box, head);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    overscan: 12,
    rangeExtractor: (range) => withRow(defaultRangeExtractor(range), at.row, rows.length),
  });
  useEffect(() => virtual.measure(), [virtual, height]);
  const items = virtual.getVirtualItems();
  const shown = virtual.range?.endIndex ?? 0;
  useEffect(() => {
    if (rows.length > 0 && shown >= rows.length - 25) onEnd();
  }, [shown, rows.length, onEnd]);
  const onPaste = (event: ClipboardEvent) => {
    if (inField(event.target) || !props.onPaste) return;
    event.preventDefault();
    props.onPaste(event.clipboardData.getData('text/plain'));
  };
  const cells = (row: number, of: (column: GridColumn<R>) => ReactNode) =>
    columns.map((column, index) => (
      <div
        key={column.key}
        role="gridcell"
        aria-colindex={index + 1}
        className={column.num ? 'num' : undefined}
        data-at={`${row}:${index}`}
        tabIndex={at.row === row && at.column === index && !(row === -1 && entry?.editing) ? 0 : -1}
        onFocus={(event) => {
          if (event.target === event.currentTarget) setAt({ row, column: index });
        }}
      >
        {of(column)}
      </div>
    ));
  return (
    <div
      className="sheet"
      ref={box}
      role="grid"
      aria-label={props.label}
      aria-rowcount={props.total + (entry ? 2 : 1)}
      aria-colcount={columns.length}
      onKeyDown={onKeyDown}
      onPaste={onPaste}
      style={{
        ['--tracks' as string]: columns.map((column) => column.width).join(' '),
        ['--least' as string]: `${columns.reduce((sum, { width }) => sum + Number(/\d+(?=px)/.exec(width)), 0)}px`,
        ['--row' as string]: `${height}px`,
      }}
    >
      <div role="rowgroup" className="sheet-head" ref={head}>
        <div role="row" aria-rowindex={1} className="sheet-row">
          {columns.map((column, index) => (
            <div key={column.key} role="columnheader" aria-colindex={index + 1} className={column.num ? 'num' : undefined}>
              {column.label}
            </div>
          ))}
        </div>
        {entry ? (
          <div
            role="row"
            aria-rowindex={2}
            className={`sheet-row entry ${entry.editing ? 'editing' : ''}`}
            onClick={() => (entry.editing ? undefined : entry.onEnter(columns[Math.max(0, at.column)]!.key))}
          >
            {cells(-1, (column) => entry.cell(column.key))}
          </div>
        ) : null}
      </div>
      <div role="rowgroup" style={{ position: 'relative', height: virtual.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const row = rows[index];
          return row === undefined ? null : (
            <div
              key={props.rowKey(row)}
              role="row"
              aria-rowindex={index + (entry ? 3 : 2)}
              aria-selected={index === at.row}
              className={`sheet-row ${props.rowClass?.(row) ?? ''}`}
              style={{ position: 'absolute', top: start }}
              onDoubleClick={() => props.onEnter(row)}
            >
              {cells(index, (column) => column.cell(row, index))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** The row with the cursor is drawn even where it is scrolled out of sight, or the focus would be lost. */
function withRow(range: number[], row: number, count: number): number[] {
  if (row < 0 || row >= count || range.includes(row)) return range;
  return [...range, row].toSorted((a, b) => a - b);
}

/** Puts the cursor back into a grid: at the cell it stood in. */
export function focusGrid(): void {
  document.querySelector<HTMLElement>('.sheet [role="gridcell"][tabindex="0"]')?.focus();
}
