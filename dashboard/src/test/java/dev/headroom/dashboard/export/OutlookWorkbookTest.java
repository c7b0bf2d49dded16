package dev.headroom.dashboard.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.forecasting.Outlook;
import dev.headroom.forecasting.capacity.CapacityEstimate;
import dev.headroom.forecasting.cost.AdviceCost;
import dev.headroom.forecasting.ensemble.Forecast;
import dev.headroom.forecasting.ensemble.ForecastPoint;
import dev.headroom.forecasting.ensemble.ForecastResult;
import dev.headroom.forecasting.recommendation.Recommendation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class OutlookWorkbookTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration STEP = Duration.ofMinutes(10);
    private static final List<ForecastPoint> POINTS = IntStream.range(0, 6)
            .mapToObj(i -> new ForecastPoint(NOW.plus(STEP.multipliedBy(i)), 100 + i, 90, 110, 80, 120))
            .toList();

    @Test
    void aWorkbookHoldsTheNumbersTheirChartAndTheAdvice() throws IOException {
        try (XSSFWorkbook workbook = workbook("deepseek-r1")) {
            var table = workbook.getSheet("Forecast");
            assertThat(table.getLastRowNum()).isEqualTo(6);
            assertThat(table.getRow(1).getCell(0).getLocalDateTimeCellValue()).isEqualTo("2026-11-21T12:00:00");
            assertThat(table.getRow(6).getCell(1).getNumericCellValue()).isEqualTo(105);

            List<XSSFChart> charts =
                    workbook.getSheet("Chart").getDrawingPatriarch().getCharts();
            assertThat(charts).singleElement().satisfies(chart -> {
                assertThat(chart.getTitleText().getString()).isEqualTo("Expected load of deepseek-r1");
                assertThat(chart.getCTChart().getPlotArea().getLineChartArray(0).sizeOfSerArray())
                        .isEqualTo(5);
                assertThat(chart.getCTChart()
                                .getPlotArea()
                                .getLineChartArray(0)
                                .getSerArray(0)
                                .getVal()
                                .getNumRef()
                                .getF())
                        .contains("Forecast")
                        .endsWith("$B$2:$B$7");
            });
            assertThat(workbook.getSheet("Advice").getRow(2).getCell(1).getStringCellValue())
                    .isEqualTo("none: capacity unknown, quiet");
            var advice = workbook.getSheet("Advice");
            assertThat(advice.getRow(advice.getLastRowNum()).getCell(0).getStringCellValue())
                    .isEqualTo("cost of the next 24 hours as planned");
            assertThat(advice.getRow(advice.getLastRowNum()).getCell(1).getStringCellValue())
                    .isEqualTo("512.0");
        }
    }

    @Test
    void F35_aNameThatLooksLikeAFormulaIsText() throws IOException {
        try (XSSFWorkbook workbook = workbook("=cmd|' /C calc'!A0")) {
            var cell = workbook.getSheet("Advice").getRow(0).getCell(1);

            assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
            assertThat(cell.getStringCellValue()).startsWith("=cmd");
        }
    }

    private static XSSFWorkbook workbook(String service) throws IOException {
        Outlook outlook = new Outlook(
                new ServiceName(service),
                NOW,
                new ForecastResult.Made(
                        new Forecast(NOW, STEP, POINTS, List.of(), NOW.minus(Duration.ofDays(14)), 0, Double.NaN)),
                new CapacityEstimate.Unknown(CapacityEstimate.Reason.TOO_LITTLE_TRAFFIC, "quiet"),
                new Recommendation.NoAdvice(Recommendation.Reason.CAPACITY_UNKNOWN, "quiet"));
        return new XSSFWorkbook(
                new ByteArrayInputStream(OutlookWorkbook.of(outlook, new AdviceCost(16, 32, 512), POINTS)));
    }
}
