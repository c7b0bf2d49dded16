package dev.headroom.dashboard.page;

/** What has a heading, which the frame around all pages shows. */
public interface Titled {
    /** Already in the reader's language. */
    String title();
}
