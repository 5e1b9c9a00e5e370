"""A Django site of one view: post a record or a plan as text, get the report as a page, or what is wrong with it.

Run it with `python embed_django.py runserver`, then:
    curl --data-binary @office-365-migration.yaml 'http://127.0.0.1:8000/report?gate=go-live'
"""

import sys

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import execute_from_command_line
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

import golive

settings.configure(ALLOWED_HOSTS=["127.0.0.1", "testserver"], ROOT_URLCONF=__name__, SECRET_KEY="for this example only")
engine = golive.Engine()  # one for the whole process; all threads share it


@csrf_exempt  # called by programs, which send no cookies; a form of a site of yours needs the token
@require_POST
def report(request: HttpRequest) -> HttpResponse:
    try:
        text = request.body.decode()
        found = engine.check(text if "\n" in text else f"{text}\n", gate=request.GET.get("gate"))
    except UnicodeDecodeError:
        return JsonResponse({"problems": ["the text is not UTF-8"]}, status=400)
    except golive.InputError as error:
        return JsonResponse({"problems": [str(problem) for problem in error.problems]}, status=422)
    except golive.UsageError as error:
        return JsonResponse({"problems": [str(error)]}, status=400)
    if request.GET.get("format") == "json":
        return HttpResponse(golive.render(found, "json"), content_type="application/json")
    return HttpResponse(golive.render(found, "html"))


urlpatterns = [path("report", report)]
application = WSGIHandler()

if __name__ == "__main__":
    execute_from_command_line(sys.argv)
