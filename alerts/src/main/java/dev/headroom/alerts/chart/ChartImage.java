package dev.headroom.alerts.chart;

import dev.headroom.alerts.text.Quantities;
import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import javax.imageio.ImageIO;

/**
 * Draws a picture as a PNG at twice its size on paper, on a light ground of its own, so that it is legible in dark mail
 * clients as well. What the fonts of this machine cannot show is left out.
 */
final class ChartImage {

    private static final int WIDTH = 560;
    private static final int HEIGHT = 240;
    private static final int LEFT = 56;
    private static final int RIGHT = 14;
    private static final int TOP = 48;
    private static final int BOTTOM = 26;
    private static final int SCALE = 2;
    private static final int MINUTES_BETWEEN_TICKS = 15;
    private static final Color GROUND = new Color(0xffffff);
    private static final Color TEXT = new Color(0x1a1f27);
    private static final Color DIM = new Color(0x556070);
    private static final Color GRID = new Color(0xe4e7ec);
    private static final Color SINCE = new Color(0xd92d20);
    private static final Color SINCE_AREA = new Color(0xd9, 0x2d, 0x20, 22);
    private static final Color LIMIT = new Color(0xb45309);
    private static final DateTimeFormatter TICK = DateTimeFormatter.ofPattern("HH:mm");

    private final Picture picture;
    private final Window window;
    private final Scale scale;
    private final Graphics2D pen;

    private ChartImage(Picture picture, Graphics2D pen) {
        this.picture = picture;
        this.pen = pen;
        this.window = picture.lines().getFirst().values().window();
        this.scale = Scale.upTo(picture.highest());
    }

    static byte[] png(Picture picture) {
        BufferedImage image = new BufferedImage(WIDTH * SCALE, HEIGHT * SCALE, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        try {
            pen.scale(SCALE, SCALE);
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            new ChartImage(picture, pen).draw();
        } finally {
            pen.dispose();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void draw() {
        pen.setColor(GROUND);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        drawSince();
        drawGrid();
        picture.limit().ifPresent(this::drawLimit);
        picture.lines().forEach(this::drawLine);
        drawHead();
    }

    private void drawSince() {
        double from = Math.clamp(x(picture.marked()), LEFT, WIDTH - RIGHT);
        pen.setColor(SINCE_AREA);
        pen.fillRect((int) from, TOP, (int) (WIDTH - RIGHT - from), HEIGHT - TOP - BOTTOM);
        pen.setColor(SINCE);
        pen.setStroke(dashed());
        pen.drawLine((int) from, TOP, (int) from, HEIGHT - BOTTOM);
    }

    private static BasicStroke dashed() {
        return new BasicStroke(1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10f, new float[] {4f, 3f}, 0f);
    }

    private void drawGrid() {
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
        pen.setStroke(new BasicStroke(1f));
        FontMetrics metrics = pen.getFontMetrics();
        for (int row = 0; row <= scale.steps(); row++) {
            double value = scale.step() * row;
            int y = (int) y(value);
            pen.setColor(GRID);
            pen.drawLine(LEFT, y, WIDTH - RIGHT, y);
            pen.setColor(DIM);
            String label = Quantities.number(value);
            pen.drawString(label, LEFT - 8 - metrics.stringWidth(label), y + 4);
        }
        long first = window.from().getEpochSecond();
        long between = MINUTES_BETWEEN_TICKS * 60L;
        for (long at = (first + between - 1) / between * between;
                at <= window.to().getEpochSecond();
                at += between) {
            Instant time = Instant.ofEpochSecond(at);
            String label = TICK.format(time.atZone(picture.zone()));
            double x = Math.min(x(time) - metrics.stringWidth(label) / 2.0, WIDTH - metrics.stringWidth(label) - 2);
            pen.drawString(label, (int) x, HEIGHT - 8);
        }
    }

    private void drawLimit(Picture.Limit limit) {
        pen.setColor(LIMIT);
        pen.setStroke(dashed());
        int y = (int) y(limit.value());
        pen.drawLine(LEFT, y, WIDTH - RIGHT, y);
    }

    /** Gaps stay gaps. */
    private void drawLine(Picture.Line line) {
        pen.setColor(new Color(line.colour()));
        pen.setStroke(new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        Path2D path = new Path2D.Double();
        boolean drawing = false;
        TimeSeries values = line.values();
        for (int point = 0; point < values.size(); point++) {
            if (!values.known(point)) {
                drawing = false;
                continue;
            }
            double x = x(values.timeOf(point));
            double y = y(values.at(point));
            if (drawing) {
                path.lineTo(x, y);
            } else {
                path.moveTo(x, y);
                path.lineTo(x + 0.1, y);
            }
            drawing = true;
        }
        pen.draw(path);
    }

    private void drawHead() {
        Font plain = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
        pen.setColor(TEXT);
        String unit = picture.unit().isEmpty() ? "" : " (" + picture.unit() + ")";
        drawText(picture.title() + unit, new Font(Font.SANS_SERIF, Font.BOLD, 13), LEFT, 20);
        pen.setColor(DIM);
        pen.setFont(plain);
        String zone = nameOf(picture.marked().atZone(picture.zone()).getOffset());
        pen.drawString(zone, WIDTH - RIGHT - pen.getFontMetrics().stringWidth(zone), 20);
        int x = LEFT;
        for (Picture.Line line : picture.lines()) {
            pen.setColor(new Color(line.colour()));
            pen.fillRect(x, 31, 12, 3);
            pen.setColor(DIM);
            x += 17 + drawText(line.name(), plain, x + 17, 37) + 16;
        }
        if (picture.limit().isPresent()) {
            pen.setColor(LIMIT);
            pen.setStroke(dashed());
            pen.drawLine(x, 32, x + 12, 32);
            pen.setColor(DIM);
            Picture.Limit limit = picture.limit().get();
            drawText(limit.name() + " " + Quantities.number(limit.value()), plain, x + 17, 37);
        }
    }

    /** Such as UTC+08:00: the same in every language. */
    private static String nameOf(ZoneOffset offset) {
        return offset.equals(ZoneOffset.UTC) ? "UTC" : "UTC" + offset.getId();
    }

    /** Whether every character has a shape in the fonts of this machine. */
    static boolean canShow(String text) {
        return new Font(Font.SANS_SERIF, Font.PLAIN, 11).canDisplayUpTo(text) < 0;
    }

    /** Returns how wide it became. */
    private int drawText(String text, Font font, int x, int y) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().filter(font::canDisplay).forEach(shown::appendCodePoint);
        pen.setFont(font);
        pen.drawString(shown.toString(), x, y);
        return pen.getFontMetrics().stringWidth(shown.toString());
    }

    private double x(Instant time) {
        double share = (double) (time.toEpochMilli() - window.from().toEpochMilli())
                / Math.max(1, window.to().toEpochMilli() - window.from().toEpochMilli());
        return LEFT + share * (WIDTH - LEFT - RIGHT);
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - value / scale.top() * (HEIGHT - TOP - BOTTOM);
    }
}
