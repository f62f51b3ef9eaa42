/** Turnover by month and by town; a touch on a bar opens its projects. */
import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useSay } from '../words.js';
import type { Group } from './group.js';

echarts.use([BarChart, GridComponent, TooltipComponent, AriaComponent, SVGRenderer]);

interface Props {
  months: readonly Group[];
  towns: readonly Group[];
  onMonth: (month: string) => void;
  onTown: (town: string) => void;
}

export default function Charts({ months, towns, onMonth, onTown }: Props) {
  const say = useSay();
  return (
    <div className="charts">
      <Bars title={say('每月成交额(万元)')} groups={months} onOpen={onMonth} />
      <Bars title={say('各镇街成交额(万元)')} groups={towns.slice(0, 12)} onOpen={onTown} />
    </div>
  );
}

function Bars({
  title,
  groups,
  onOpen,
}: {
  title: string;
  groups: readonly Group[];
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
      grid: { left: 56, right: 16, top: 16, bottom: 32 },
      tooltip: { trigger: 'item' },
      xAxis: { type: 'category', data: groups.map((g) => g.name) },
      yAxis: { type: 'value' },
      series: [
        {
          type: 'bar',
          barMaxWidth: 40,
          itemStyle: { color: '#1f6b4f' },
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
  }, [title, groups]);
  return (
    <figure>
      <figcaption>{title}</figcaption>
      <div className="chart" ref={box} />
    </figure>
  );
}
