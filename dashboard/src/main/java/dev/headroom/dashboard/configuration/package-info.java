/**
 * Reads headroom.yaml before anything else starts and turns it into the settings of the modules. Every error is found
 * in one pass and names its key and line; `check-config` and `run` share this code. Nothing here opens a connection.
 * Each part of the file has a room, with its keys ({@code …Properties}) and the rules that span them ({@code …Mapping}).
 */
@NullMarked
package dev.headroom.dashboard.configuration;

import org.jspecify.annotations.NullMarked;
