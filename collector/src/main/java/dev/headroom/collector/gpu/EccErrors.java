package dev.headroom.collector.gpu;

import java.util.Map;

/**
 * Uncorrected volatile ECC errors. Three generations of names: {@code sram_uncorrectable} and {@code
 * dram_uncorrectable}; later the SRAM ones split into {@code _parity} and {@code _secded}; before both {@code
 * double_bit/total}.
 */
final class EccErrors {

    private EccErrors() {}

    /** NaN when ECC is off or not told. */
    static double uncorrected(XmlElement element) {
        double sum = sumOfUncorrectable(element.below("ecc_errors/volatile/"));
        if (Double.isNaN(sum)) {
            sum = sumOfUncorrectable(element.below("ecc_error_count/volatile_count/"));
        }
        return Double.isNaN(sum) ? XmlNumber.parse(element.firstText("ecc_errors/volatile/double_bit/total")) : sum;
    }

    private static double sumOfUncorrectable(Map<String, String> counts) {
        double sum = Double.NaN;
        for (Map.Entry<String, String> count : counts.entrySet()) {
            double value = XmlNumber.parse(count.getValue());
            if (count.getKey().contains("uncorrectable") && !Double.isNaN(value)) {
                sum = Double.isNaN(sum) ? value : sum + value;
            }
        }
        return sum;
    }
}
