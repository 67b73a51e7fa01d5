from kit import cut

cut()
