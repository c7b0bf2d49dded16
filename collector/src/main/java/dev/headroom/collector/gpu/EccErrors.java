package dev.headroom.collector.gpu;

import dev.headroom.collector.sample.gpu.GpuMemoryErrors;
import java.util.Map;
import java.util.function.Predicate;

/**
 * ECC errors and remapped rows. Three generations of names: {@code sram_uncorrectable} and {@code dram_uncorrectable};
 * later the SRAM ones split into {@code _parity} and {@code _secded}; before both {@code double_bit/total}. NaN when ECC
 * is off or not told.
 */
final class EccErrors {

    private EccErrors() {}

    /** Uncorrected ones since the driver was loaded. */
    static double uncorrected(DeviceText device) {
        return sum(device, "volatile", name -> name.contains("uncorrectable"), "double_bit/total");
    }

    static GpuMemoryErrors others(DeviceText device) {
        return new GpuMemoryErrors(
                sum(
                        device,
                        "volatile",
                        name -> name.contains("correctable") && !name.contains("uncorrectable"),
                        "single_bit/total"),
                sum(device, "aggregate", name -> name.contains("uncorrectable"), "double_bit/total"),
                known(
                        DeviceNumber.parse(device.firstText("remapped_rows/remapped_row_corr")),
                        DeviceNumber.parse(device.firstText("remapped_rows/remapped_row_unc"))),
                DeviceNumber.flag(device.firstText("remapped_rows/remapped_row_failure")));
    }

    private static double sum(DeviceText device, String period, Predicate<String> wanted, String oldTotal) {
        double sum = sum(device.below("ecc_errors/" + period + "/"), wanted);
        if (Double.isNaN(sum)) {
            sum = sum(device.below("ecc_error_count/" + period + "_count/"), wanted);
        }
        return Double.isNaN(sum) ? DeviceNumber.parse(device.firstText("ecc_errors/" + period + "/" + oldTotal)) : sum;
    }

    private static double sum(Map<String, String> counts, Predicate<String> wanted) {
        double sum = Double.NaN;
        for (Map.Entry<String, String> count : counts.entrySet()) {
            if (wanted.test(count.getKey())) {
                sum = known(sum, DeviceNumber.parse(count.getValue()));
            }
        }
        return sum;
    }

    /** The sum of those that are known. */
    private static double known(double sum, double value) {
        if (Double.isNaN(sum)) {
            return value;
        }
        return Double.isNaN(value) ? sum : sum + value;
    }
}
