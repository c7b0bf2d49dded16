/**
 * The network as TensorFlow operations, trained and kept through Tribuo. What does not belong to a vendor lives one package
 * up. Loaded only after the probe in {@code TensorFlowLibrary} has found the native library.
 */
@NullMarked
package dev.headroom.forecasting.model.lstm.tensorflow;

import org.jspecify.annotations.NullMarked;
