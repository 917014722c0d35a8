"""Days and hours for templates."""

from django import template

from catalogue import dates

register = template.Library()
register.filter("day", dates.day)
register.filter("instant", dates.instant)
