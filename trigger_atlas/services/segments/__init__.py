"""Gunn's segmental reading, beside the trigger-point lens and never merged with it."""
