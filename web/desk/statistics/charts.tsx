/** Turnover by month and by town; a touch on a bar opens its projects. */
import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useMemo, useRef } from 'react';
import { civilMonth } from '../../text/moments.js';
import { useSay } from '../words.js';
import { everyMonth } from './every-month.js';
import type { Group } from './group.js';

echarts.use([BarChart, GridComponent, TooltipComponent, AriaComponent, SVGRenderer]);

interface Props {
  months: readonly Group[];
  towns: readonly Group[];
  onMonth: (month: string) => void;
  onTown: (town: string) => void;
}

const monthOf = ({ key }: Group) => civilMonth(key);
const townOf = ({ name }: Group) => name;

/** More bars than this have no room for their figures. */
const WITH_FIGURES = 10;
const figureOf = ({ value }: { value?: unknown }) => {
  const amount = Number(value);
  return amount === 0 ? '' : amount.toFixed(amount < 100 ? 1 : 0);
};

export default function Charts({ months, towns, onMonth, onTown }: Props) {
  const say = useSay();
  const all = useMemo(() => everyMonth(months), [months]);
  const largest = useMemo(() => towns.slice(0, 12), [towns]);
  return (
    <div className="charts">
      <Bars title={say('每月交易额(万元)')} groups={all} nameOf={monthOf} onOpen={onMonth} />
      <Bars title={say('各镇街交易额(万元)')} groups={largest} nameOf={townOf} onOpen={onTown} />
    </div>
  );
}

function Bars({
  title,
  groups,
  nameOf,
  onOpen,
}: {
  title: string;
  groups: readonly Group[];
  nameOf: (group: Group) => string;
  onOpen: (key: string) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const open = useRef(onOpen);
  open.current = onOpen;
  useEffect(() => {
    if (!box.current) return;
    const chart = echarts.init(box.current, undefined, { renderer: 'svg' });
    chart.setOption({
      aria: { enabled: true, label: { description: title } },
      animation: false,
      textStyle: { fontFamily: getComputedStyle(box.current).fontFamily },
      grid: { left: 56, right: 16, top: 24, bottom: 32 },
      tooltip: { trigger: 'item' },
      xAxis: { type: 'category', data: groups.map(nameOf) },
      yAxis: { type: 'value' },
      series: [
        {
          type: 'bar',
          barMaxWidth: 40,
          itemStyle: { color: '#1f6b4f' },
          label: { show: groups.length <= WITH_FIGURES, position: 'top', fontSize: 11, formatter: figureOf },
          data: groups.map((g) => g.turnover / 1_000_000),
        },
      ],
    });
    chart.on('click', ({ dataIndex }) => {
      const group = groups[dataIndex];
      if (group) open.current(group.key);
    });
    const resize = new ResizeObserver(() => chart.resize());
    resize.observe(box.current);
    return () => {
      resize.disconnect();
      chart.dispose();
    };
  }, [title, groups, nameOf]);
  return (
    <figure>
      <figcaption>{title}</figcaption>
      <div className="chart" ref={box} />
    </figure>
  );
}
