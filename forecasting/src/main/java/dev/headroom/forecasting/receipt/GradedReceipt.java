package dev.headroom.forecasting.receipt;

/** A receipt and how it did. */
public record GradedReceipt(Receipt receipt, Grade grade) {}
