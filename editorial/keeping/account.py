"""Mon compte › Notifications: whether one wants the weekly mail."""

from django import forms
from wagtail.admin.views.account import BaseSettingsPanel, notifications_tab

from editorial.keeping.digest import sends_mail
from editorial.models import ReviewDigest
from editorial.rights import may_publish

HELP = (
    "Les ressources à revoir, les brouillons qui attendent votre approbation. Un courriel par semaine au plus, "
    "et aucun s’il n’y a rien à faire."
)
NO_SERVER = " Ce site n’a pas encore de serveur de courriel\u00a0: rien n’est envoyé pour l’instant."
NO_ADDRESS = " Votre compte n’a pas d’adresse électronique\u00a0: ajoutez-la dans l’onglet Profil."


class ReviewDigestForm(forms.ModelForm):
    """Yes or no."""

    class Meta:
        model = ReviewDigest
        fields = ["is_wanted"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        told = HELP + ("" if sends_mail() else NO_SERVER) + ("" if self.instance.user.email else NO_ADDRESS)
        self.fields["is_wanted"].help_text = told


class ReviewDigestPanel(BaseSettingsPanel):
    """For those who may publish: others get none."""

    name, title, tab, order = "review_digest", "Courriel de la semaine", notifications_tab, 200
    form_class = ReviewDigestForm

    def is_active(self):
        return may_publish(self.user)

    def get_form(self):
        row = ReviewDigest.objects.filter(user=self.user).first() or ReviewDigest(user=self.user)
        return self.form_class(self.request.POST or None, instance=row, prefix=self.name)
