package dev.headroom.collector.backfill;

/**
 * What an import did.
 *
 * @param origins servers that it found
 * @param rows stored
 * @param alreadyThere rows left out, because that time is measured
 * @param hoursDone whole hours that an earlier run had finished
 */
public record ImportTally(int origins, long rows, long alreadyThere, int hoursDone) {
    static final ImportTally NOTHING = new ImportTally(0, 0, 0, 0);

    ImportTally plus(int foundOrigins, long moreRows, long moreThere) {
        return new ImportTally(Math.max(origins, foundOrigins), rows + moreRows, alreadyThere + moreThere, hoursDone);
    }

    ImportTally withHourDone() {
        return new ImportTally(origins, rows, alreadyThere, hoursDone + 1);
    }
}
