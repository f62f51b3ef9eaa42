/** A village's collective as its certificate names it, or what its papers say while nobody has entered that. */
import { useSay } from '../words.js';
import type { Organisation } from './organisation-data.js';

export function CollectiveOf({ village }: { village: Organisation }) {
  const say = useSay();
  const { collective, parent, name } = village;
  return (
    <section className="organisation-collective">
      <h2>{say('集体经济组织')}</h2>
      {collective ? (
        <dl className="organisation-roles">
          <div>
            <dt>{say('登记名称')}</dt>
            <dd>
              <bdi>{collective.name}</bdi>
            </dd>
          </div>
          <div>
            <dt>{say('统一社会信用代码')}</dt>
            <dd className="figures">{collective.creditCode}</dd>
          </div>
          <div>
            <dt>{say('住所')}</dt>
            <dd>
              <bdi>{collective.seat}</bdi>
            </dd>
          </div>
        </dl>
      ) : (
        <p>
          {say('还没有登记。文书上暂称“{town}{village}集体经济组织”,合同里的信用代码和住所要逐份填写。', {
            town: parent?.name ?? '',
            village: name,
          })}
        </p>
      )}
    </section>
  );
}
