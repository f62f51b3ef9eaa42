/** 导出存证包: the trade as plain files, for whoever wants to check it without this platform. */
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { reach } from '../../api/client.js';
import { Refusal } from '../../parts/refusal.js';
import { saveBlob } from '../act/save-text.js';
import type { ProjectView } from '../forms/circumstances.js';
import { useSay } from '../words.js';

export function BundleExport({ view }: { view: ProjectView }) {
  const say = useSay();
  const exporting = useMutation({
    mutationFn: async () => {
      const answer = await reach(`/api/projects/${view.id}/bundle`, {});
      saveBlob(`${view.code}-${say('存证包')}.tar.gz`, await answer.blob());
    },
  });
  // Who does not work on the trade finds what is public of it on the portal.
  if (!view.facts) return null;
  return (
    <div className="bundle not-printed">
      <Button onClick={() => exporting.mutate()} loading={exporting.isPending}>
        {say('导出存证包')}
      </Button>
      <span className="hint">
        {say('含全部记录、证明和文书,不含个人信息;不登录平台也能核对,办法见包内说明。')}
      </span>
      {Boolean(exporting.error) && <Refusal error={exporting.error} />}
    </div>
  );
}
