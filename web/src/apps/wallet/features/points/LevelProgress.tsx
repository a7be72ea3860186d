import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../../../api/context';
import { Progress, useFormat } from '../../../../ui';
import { usePageMessages } from '../../i18n/page-messages';
import { pointsQuery } from './points';

/** How far a card is on its way to the next level. It keeps its place while it is loaded. */
export default function LevelProgress({ cardId }: { readonly cardId: string }) {
  const words = usePageMessages().point;
  const format = useFormat();
  const { data } = useQuery(pointsQuery(useApi(), cardId));
  if (data === undefined) return <div className="min-h-10" />;
  const next = data.next_level;
  if (next === null) return <p className="min-h-10 text-ink-2 text-sm">{words.highest}</p>;
  return (
    <div className="min-h-10">
      <Progress
        label={words.toNext(format.number(next.points_needed), next.name)}
        value={data.points}
        max={next.min_points}
        text={words.progress(format.number(data.points), format.number(next.min_points))}
      />
    </div>
  );
}
