/** How large the pages of the preview are: as wide as there is room, or in per cent of their size on paper. */
export const zooms = ['fit', 100, 150, 200] as const;
export type Zoom = (typeof zooms)[number];

export const zoomText = (zoom: Zoom): string =>
  zoom === 'fit' ? 'Fit the width' : `${zoom}\u00a0%`;
