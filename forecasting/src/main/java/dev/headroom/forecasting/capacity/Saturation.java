package dev.headroom.forecasting.capacity;

/**
 * How full one resource is.
 *
 * @param ratio 1 is full; may pass 1 where demand passes a limit; NaN is unknown
 * @param used what is in use, in the unit of the resource (connections, running requests, ratio, requests/s)
 * @param limit what there is, same unit; NaN when unknown
 */
public record Saturation(Resource resource, double ratio, double used, double limit) {}
