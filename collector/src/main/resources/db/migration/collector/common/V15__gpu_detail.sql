-- Memory clock, wear of the memory and links of a GPU. Nullable without a default: no row is rewritten.

ALTER TABLE gpu_sample
    ADD COLUMN memory_clock    real,
    ADD COLUMN ecc_corrected   real,
    ADD COLUMN ecc_lifetime    real, -- uncorrected errors of the device's life; ecc_errors are those since the driver was loaded
    ADD COLUMN remapped_rows   real,
    ADD COLUMN remap_failures  real,
    ADD COLUMN pcie_generation real,
    ADD COLUMN pcie_width      real,
    ADD COLUMN pcie_replays    real,
    ADD COLUMN pcie_sent       real, -- bytes per second, as those below
    ADD COLUMN pcie_received   real,
    ADD COLUMN nvlink          real,
    ADD COLUMN nvlink_errors   real;
