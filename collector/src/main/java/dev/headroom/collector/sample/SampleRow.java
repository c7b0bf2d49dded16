package dev.headroom.collector.sample;

/** One row of what is stored. */
public sealed interface SampleRow
        permits NodeProfile,
                ServingSample,
                GatewaySample,
                HostSample,
                GpuSample,
                LatencySample,
                LogEventSample,
                ExtraSample,
                GpuEvent,
                OutcomeRow {}
