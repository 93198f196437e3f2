"""Workbook → Plan: the yearly matrix of a base. Entry: kyoten.plan.read."""
