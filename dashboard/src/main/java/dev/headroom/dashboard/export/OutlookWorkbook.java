package dev.headroom.dashboard.export;

import dev.headroom.forecasting.Outlook;
import dev.headroom.forecasting.cost.AdviceCost;
import dev.headroom.forecasting.ensemble.ForecastPoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** An outlook as a workbook (XLSX): the forecast, its chart, and the advice with its numbers. Times are UTC. */
public final class OutlookWorkbook {

    private static final String TIME_FORMAT = "yyyy-mm-dd hh:mm";
    private static final int COLUMN_WIDTH = 20 * 256;
    private static final int CHART_COLUMNS = 20;
    private static final int CHART_ROWS = 32;

    private record Column(String name, ToDoubleFunction<ForecastPoint> value) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("mean", ForecastPoint::mean),
            new Column("lo-80", ForecastPoint::low80),
            new Column("hi-80", ForecastPoint::high80),
            new Column("lo-95", ForecastPoint::low95),
            new Column("hi-95", ForecastPoint::high95));

    private OutlookWorkbook() {}

    /** The bytes of the file; {@code points} are those of the outlook's forecast that are wanted, one at least. */
    public static byte[] of(Outlook outlook, AdviceCost cost, List<ForecastPoint> points) {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            XSSFSheet table = table(workbook, points);
            chart(workbook.createSheet("Chart"), table, outlook.service().value());
            facts(workbook.createSheet("Advice"), OutlookFacts.of(outlook, cost));
            workbook.write(bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // it is written to memory
        }
    }

    private static XSSFSheet table(XSSFWorkbook workbook, List<ForecastPoint> points) {
        XSSFSheet sheet = workbook.createSheet("Forecast");
        CellStyle time = workbook.createCellStyle();
        time.setDataFormat(workbook.createDataFormat().getFormat(TIME_FORMAT));
        Row header = sheet.createRow(0);
        header.createCell(0).setCellValue("time (UTC), requests/s");
        for (int i = 0; i < COLUMNS.size(); i++) {
            header.createCell(i + 1).setCellValue(COLUMNS.get(i).name());
        }
        for (int line = 0; line < points.size(); line++) {
            Row row = sheet.createRow(line + 1);
            row.createCell(0)
                    .setCellValue(LocalDateTime.ofInstant(points.get(line).time(), ZoneOffset.UTC));
            row.getCell(0).setCellStyle(time);
            for (int i = 0; i < COLUMNS.size(); i++) {
                row.createCell(i + 1).setCellValue(COLUMNS.get(i).value().applyAsDouble(points.get(line)));
            }
        }
        sheet.setColumnWidth(0, COLUMN_WIDTH);
        sheet.createFreezePane(1, 1);
        return sheet;
    }

    private static void chart(XSSFSheet sheet, XSSFSheet table, String service) {
        XSSFDrawing drawing = sheet.createDrawingPatriarch();
        XSSFChart chart = drawing.createChart(drawing.createAnchor(0, 0, 0, 0, 0, 0, CHART_COLUMNS, CHART_ROWS));
        chart.setTitleText("Expected load of " + service);
        chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        XDDFCategoryAxis below = chart.createCategoryAxis(AxisPosition.BOTTOM);
        below.setTitle("UTC");
        XDDFValueAxis left = chart.createValueAxis(AxisPosition.LEFT);
        left.setTitle("requests/s");
        XDDFLineChartData lines = (XDDFLineChartData) chart.createData(ChartTypes.LINE, below, left);
        int last = table.getLastRowNum();
        XDDFCategoryDataSource times =
                XDDFDataSourcesFactory.fromStringCellRange(table, new CellRangeAddress(1, last, 0, 0));
        for (int i = 1; i <= COLUMNS.size(); i++) {
            XDDFLineChartData.Series line = (XDDFLineChartData.Series) lines.addSeries(
                    times, XDDFDataSourcesFactory.fromNumericCellRange(table, new CellRangeAddress(1, last, i, i)));
            line.setTitle(COLUMNS.get(i - 1).name(), null);
            line.setSmooth(false);
            line.setMarkerStyle(MarkerStyle.NONE);
        }
        chart.plot(lines);
    }

    private static void facts(XSSFSheet sheet, List<OutlookFacts.Fact> facts) {
        for (int line = 0; line < facts.size(); line++) {
            Row row = sheet.createRow(line);
            row.createCell(0).setCellValue(facts.get(line).name());
            row.createCell(1).setCellValue(facts.get(line).value());
        }
        sheet.setColumnWidth(0, 2 * COLUMN_WIDTH);
        sheet.setColumnWidth(1, 2 * COLUMN_WIDTH);
    }
}
