import { useCallback, useLayoutEffect, useRef, useState } from 'react';

const NEAR_PX = 48;

/**
 * Scrolling of a pane that grows at both ends. The container is `column-reverse`, so the browser itself counts
 * from the bottom: it starts there, and what is added above moves nothing. What is added below while the user
 * reads further up is made up for here.
 */
export function useStickyScroll(lastKey: string | undefined, mineIsLast: boolean) {
  const container = useRef<HTMLDivElement>(null);
  const [atBottom, setAtBottom] = useState(true);
  const before = useRef({ height: 0, lastKey });

  const toBottom = useCallback(() => container.current?.scrollTo({ top: 0 }), []);

  const onScroll = useCallback(() => {
    setAtBottom((container.current?.scrollTop ?? 0) > -NEAR_PX);
  }, []);

  useLayoutEffect(() => {
    const element = container.current;
    if (!element) return;
    const grown = element.scrollHeight - before.current.height;
    if (lastKey !== before.current.lastKey && before.current.height > 0) {
      if (mineIsLast || element.scrollTop > -NEAR_PX) element.scrollTop = 0;
      else element.scrollTop -= grown;
    }
    before.current = { height: element.scrollHeight, lastKey };
  });

  return { container, atBottom, onScroll, toBottom };
}
