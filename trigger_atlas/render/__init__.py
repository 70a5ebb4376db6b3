"""QtGui painting of figure, muscles, points and zones: no widgets."""
