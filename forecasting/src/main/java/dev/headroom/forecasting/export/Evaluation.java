package dev.headroom.forecasting.export;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How each member and the ensemble did, averaged over series.
 *
 * @param members rows in the order of the catalogue, then {@code naive2} and {@code ensemble}
 * @param forecasts how many forecasts were judged
 * @param skipped how many were not, for too little history
 * @param notes what was made of rows that their author may not expect
 */
public record Evaluation(List<Row> members, int forecasts, int skipped, List<String> notes, Duration took) {

    public Evaluation {
        members = List.copyOf(members);
        notes = List.copyOf(notes);
    }

    /**
     * One member. NaN where a measure does not apply.
     *
     * @param forecasts how many it could make
     * @param smape symmetric error in percent, 0 to 200
     * @param mase 1 is seasonal naive in sample
     * @param owa sMAPE and MASE relative to Naive2 over the same forecasts; 1 is Naive2
     * @param pinball mean pinball loss over the quantiles 0.025, 0.1, 0.5, 0.9 and 0.975, scaled as MASE
     * @param msis scaled interval score at 95 %
     * @param coverage80 share inside the 80 % interval
     * @param coverage95 share inside the 95 % interval
     */
    public record Row(
            String member,
            int forecasts,
            double smape,
            double mase,
            double owa,
            double pinball,
            double msis,
            double coverage80,
            double coverage95) {}

    public String toText() {
        StringBuilder text = new StringBuilder(String.format(
                "%-20s %9s %8s %8s %8s %8s %8s %7s %7s%n",
                "member", "forecasts", "sMAPE", "MASE", "OWA", "pinball", "MSIS", "in 80%", "in 95%"));
        for (Row row : members) {
            text.append(String.format("%-20s %9d", row.member, row.forecasts));
            for (double value : new double[] {row.smape, row.mase, row.owa, row.pinball, row.msis}) {
                text.append(cell(value, "%9.3f", 9));
            }
            text.append(cell(100 * row.coverage80, "%7.1f%%", 8)).append(cell(100 * row.coverage95, "%7.1f%%", 8));
            text.append(System.lineSeparator());
        }
        return text.append(String.format(
                        Locale.ROOT,
                        "%d forecasts judged, %d skipped for too little history, %.1f s%n",
                        forecasts,
                        skipped,
                        took.toMillis() / 1000.0))
                .toString();
    }

    private static String cell(double value, String format, int width) {
        return Double.isNaN(value) ? " ".repeat(width - 1) + "-" : String.format(Locale.ROOT, format, value);
    }

    public String toJson() {
        StringBuilder json = new StringBuilder("{\"forecasts\":" + forecasts + ",\"skipped\":" + skipped
                + ",\"seconds\":" + Numbers.json(took.toMillis() / 1000.0) + ",\"members\":[");
        for (int i = 0; i < members.size(); i++) {
            Row row = members.get(i);
            json.append(i == 0 ? "\n{" : ",\n{").append("\"member\":").append(Numbers.jsonText(row.member));
            json.append(",\"forecasts\":").append(row.forecasts);
            json.append(",\"smape\":").append(Numbers.json(row.smape));
            json.append(",\"mase\":").append(Numbers.json(row.mase));
            json.append(",\"owa\":").append(Numbers.json(row.owa));
            json.append(",\"pinball\":").append(Numbers.json(row.pinball));
            json.append(",\"msis\":").append(Numbers.json(row.msis));
            json.append(",\"coverage80\":").append(Numbers.json(row.coverage80));
            json.append(",\"coverage95\":").append(Numbers.json(row.coverage95)).append('}');
        }
        return json.append("\n]}\n").toString();
    }
}
