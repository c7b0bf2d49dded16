package dev.headroom.collector.dialect.table;

/**
 * Which labels identify a GPU. Each is empty where the dialect has no such label.
 *
 * @param uuidPrefix put in front of a UUID that lacks it, so that all sources name a device alike
 * @param describedBy family whose labels hold index and model; empty when every series has them
 */
public record DeviceLabels(
        String uuid,
        String uuidPrefix,
        String node,
        String index,
        String model,
        String migInstance,
        String migProfile,
        String describedBy) {}
